// Keyboard from anywhere. Nothing here sees or keeps personal data.
(() => {
  const typing = (element) => element.closest('input, textarea, select, [contenteditable]') !== null;

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
      // What is still being typed counts: a field tells of its change when it is left.
      event.target.dispatchEvent(new Event('change', { bubbles: true }));
      event.target.closest('form')?.requestSubmit();
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
