// Keyboard from anywhere. Nothing here sees or keeps personal data.
(() => {
  const typing = (element) => element.closest('input, textarea, select, [contenteditable]') !== null;

  // What is still being typed counts: a field tells of its change when it is left.
  const tellOf = (element) => {
    if (typing(element)) {
      element.dispatchEvent(new Event('change', { bubbles: true }));
    }
  };

  const keyed = (code) => document.querySelector(`[data-key="${CSS.escape(code)}"]:not(:disabled)`);

  const toSearch = () => {
    const box = document.querySelector('[data-search]');
    if (box) {
      box.focus();
      box.select();
    } else {
      Blazor.navigateTo('/');
    }
  };

  document.addEventListener('keydown', (event) => {
    const key = event.key.toLowerCase();
    if ((event.ctrlKey || event.metaKey) && (key === 'k' || event.code === 'KeyK')) {
      event.preventDefault();
      toSearch();
      return;
    }

    if ((event.ctrlKey || event.metaKey) && key === 'enter') {
      tellOf(event.target);
      event.target.closest('form')?.requestSubmit();
      return;
    }

    // The call that rings, or the one whose notice has the focus: what is typed elsewhere is told first.
    if (event.key === 'F2') {
      const take = event.target.closest?.('[data-call]')?.querySelector('[data-take]') ?? document.querySelector('[data-take]');
      if (take) {
        event.preventDefault();
        tellOf(event.target);
        take.click();
      }
      return;
    }

    // While a note is typed a digit is a digit; with Alt it is the key that it names. Esc closes, and nothing is lost.
    const named = key === 'escape' || event.altKey && /^Digit[1-9]$/.test(event.code) ? keyed(event.code) : null;
    if (named && !document.querySelector('dialog[open]')) {
      event.preventDefault();
      tellOf(event.target);
      named.click();
      return;
    }

    const among = key === 'arrowdown' || key === 'arrowup' ? event.target.closest?.('[data-arrows]') : null;
    if (among) {
      const all = [...among.querySelectorAll('input, button:not(:disabled)')];
      event.preventDefault();
      all.at((all.indexOf(event.target) + (key === 'arrowdown' ? 1 : -1)) % all.length).focus();
      return;
    }

    // The arrows move through the results, not the cursor through the box.
    if (event.target.matches?.('[data-search]') && (key === 'arrowup' || key === 'arrowdown')) {
      event.preventDefault();
      return;
    }

    if (typing(event.target) || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }

    // By position as well as by letter, so that they work in a Cyrillic layout.
    if (key === '/' || event.code === 'Slash' && !event.shiftKey) {
      event.preventDefault();
      toSearch();
    } else if (key === '?' || event.code === 'Slash') {
      document.getElementById('shortcuts')?.showModal();
    } else if (keyed(event.code) && !document.querySelector('dialog[open]')) {
      // A button that names its key, by position too.
      event.preventDefault();
      keyed(event.code).click();
    } else if (event.code === 'KeyE') {
      const edit = document.querySelector('[data-edit]');
      if (edit) {
        event.preventDefault();
        edit.click();
      }
    }
  });

  // A section of a card folds to its heading on a narrow screen.
  const fold = (panel, open) => {
    panel.classList.toggle('open', open);
    panel.querySelector('[data-fold]').setAttribute('aria-expanded', String(open));
  };

  window.salonFocus = (id) => {
    const element = document.getElementById(id);
    const panel = element?.closest('[data-panel]');
    if (panel) {
      fold(panel, true);
    }

    element?.focus();
  };

  // The chosen line of a list stays in sight.
  window.salonReveal = (id) => document.getElementById(id)?.scrollIntoView({ block: 'nearest' });

  // A form with a draft tells what is typed while it is typed, not only when a field is left; what is typed while the
  // connection is lost is told when it is back.
  const untold = new Set();
  let telling;
  const isLost = () => document.getElementById('components-reconnect-modal')?.matches('.components-reconnect-show') === true;
  const tell = () => {
    if (isLost()) {
      return;
    }

    const fields = [...untold];
    untold.clear();
    fields.filter((field) => field.isConnected).forEach((field) => field.dispatchEvent(new Event('change', { bubbles: true })));
  };

  document.addEventListener('input', (event) => {
    // A date or number is half typed until it is left.
    if (event.target.matches('textarea, input:not([type=date], [type=time], [type=number])') && event.target.closest('[data-draft]')) {
      untold.add(event.target);
      clearTimeout(telling);
      telling = setTimeout(tell, 700);
    }
  });

  // A change does not bubble in components: this tells the one that stands around the form.
  Blazor.registerCustomEventType('typed', { createEventArgs: () => ({}) });
  document.addEventListener('change', (event) => {
    if (!event.target.closest('[data-draft]')) {
      return;
    }

    if (isLost()) {
      untold.add(event.target);
    } else {
      untold.delete(event.target);
      event.target.dispatchEvent(new Event('typed', { bubbles: true }));
    }
  });

  const connection = document.getElementById('components-reconnect-modal');
  if (connection) {
    new MutationObserver(tell).observe(connection, { attributes: true, attributeFilter: ['class'] });
  }

  // How long a call lasts: counted here, so that nothing goes over the wire for it.
  const tick = () => document.querySelectorAll('[data-since]').forEach((element) => {
    const seconds = Math.max(0, Math.floor((Date.now() - Date.parse(element.dataset.since)) / 1000));
    element.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  });
  setInterval(tick, 1000);

  window.salonPrint = () => window.print();

  window.salonDownload = async (name, reference) => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([await reference.arrayBuffer()], { type: 'text/csv' }));
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  };

  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-shortcuts]')) {
      document.getElementById('shortcuts')?.showModal();
    }

    const folding = event.target.closest('[data-fold]');
    if (folding) {
      const panel = folding.closest('[data-panel]');
      fold(panel, !panel.classList.contains('open'));
    }

    const copy = event.target.closest('[data-copy]');
    if (copy) {
      navigator.clipboard?.writeText(copy.dataset.copy);
    }
  });
})();
