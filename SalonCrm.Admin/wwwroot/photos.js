// Photos are made small here, sent by HTTP and compared under a slider. What could not be sent yet stays in this page's
// memory and nowhere else.
(() => {
  const most = { bytes: 15 * 1024 * 1024, pixels: 80e6, side: 16384 };
  const sizes = { picture: [2048, 0.85], thumbnail: [320, 0.8] };

  Blazor.registerCustomEventType('photoadded', { createEventArgs: () => ({}) });

  // Width and height as the file's head tells them. Decoding first would take gigabytes for a picture of 30,000 pixels a side.
  const sidesOf = (bytes) => {
    const view = new DataView(bytes);
    const text = (at, length) => String.fromCharCode(...new Uint8Array(bytes, at, length));
    if (view.getUint32(0) === 0x89504e47) {
      return [view.getUint32(16), view.getUint32(20)];
    }

    if (text(0, 4) === 'RIFF' && text(8, 4) === 'WEBP') {
      const three = (at) => view.getUint16(at, true) | view.getUint8(at + 2) << 16;
      switch (text(12, 4)) {
        case 'VP8X': return [three(24) + 1, three(27) + 1];
        case 'VP8L': return [(view.getUint32(21, true) & 0x3fff) + 1, (view.getUint32(21, true) >> 14 & 0x3fff) + 1];
        default: return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff];
      }
    }

    if (view.getUint16(0) === 0xffd8) {
      for (let at = 2; at < view.byteLength - 9; at += 2 + view.getUint16(at + 2)) {
        const marker = view.getUint16(at);
        if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker)) {
          return [view.getUint16(at + 7), view.getUint16(at + 5)];
        }
      }
    }

    return null;
  };

  const check = async (file) => {
    if (file.size > most.bytes) {
      return 'tooLarge';
    }

    let sides = null;
    try {
      sides = sidesOf(await file.arrayBuffer());
    } catch (broken) {
      // Reading beyond the end: the file is shorter than any picture.
      if (!(broken instanceof RangeError)) {
        return 'unreadable';
      }
    }

    if (!sides) {
      return 'notAPicture';
    }

    return Math.max(...sides) > most.side || sides[0] * sides[1] > most.pixels ? 'tooLarge' : null;
  };

  // Drawn anew, a picture keeps neither the place where it was taken nor what took it.
  const shrink = (bitmap, [side, quality]) => new Promise((done) => {
    const scale = Math.min(1, side / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const context = canvas.getContext('2d');
    context.imageSmoothingQuality = 'high';
    context.fillStyle = 'white';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    canvas.toBlob(done, 'image/jpeg', quality);
  });

  // Version 7: its first 48 bits are the time. (crypto.randomUUID is missing on a plain http address.)
  const newId = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    new DataView(bytes.buffer).setUint32(0, Math.floor(Date.now() / 0x10000));
    new DataView(bytes.buffer).setUint16(4, Date.now() % 0x10000);
    bytes[6] = bytes[6] & 0x0f | 0x70;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    const hex = Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
  };

  const post = async (job) => {
    const body = new FormData();
    body.append('id', job.id);
    body.append('stage', job.stage);
    body.append('picture', job.picture, 'picture.jpg');
    body.append('thumbnail', job.thumbnail, 'thumbnail.jpg');
    const token = document.querySelector('input[name="__RequestVerificationToken"]')?.value ?? '';
    const answer = await fetch(job.address, { method: 'POST', body, headers: { RequestVerificationToken: token }, redirect: 'manual' });
    if (answer.ok) {
      return {};
    }

    if (answer.headers.get('content-type')?.startsWith('application/json')) {
      return { text: await answer.json() };
    }

    // Without a session, or with the token of an earlier one.
    return [400, 401].includes(answer.status) || answer.type === 'opaqueredirect' ? { problem: 'signedOut' } : { problem: 'lost', again: true };
  };

  const send = async (job) => {
    job.say('sending', true);
    const result = await post(job).catch(() => ({ problem: 'lost', again: true }));
    if (result.text || result.problem) {
      job.say(result.problem, false, result.text, result.again ? () => send(job) : null);
      return;
    }

    job.line.dispatchEvent(new CustomEvent('photoadded', { bubbles: true }));
    job.line.remove();
  };

  const add = async (input, file) => {
    const texts = JSON.parse(input.closest('[data-photo-texts]').dataset.photoTexts);
    const line = document.createElement('p');
    input.closest('[data-photos]').querySelector('[data-photo-queue]').append(line);
    const say = (key, isBusy, text, again) => {
      line.replaceChildren();
      line.toggleAttribute('data-settled', !isBusy && !again);
      if (isBusy) {
        line.append(Object.assign(document.createElement('progress'), { ariaLabel: texts[key] }));
      }

      line.append(Object.assign(document.createElement('span'), { textContent: `${file.name}: ${text ?? texts[key]}` }));
      if (again) {
        line.append(Object.assign(document.createElement('button'), { type: 'button', className: 'mark gap', textContent: texts.again, onclick: again }));
      }
    };

    say('preparing', true);
    const problem = await check(file);
    const bitmap = problem ? null : await createImageBitmap(file, { imageOrientation: 'from-image' }).catch(() => null);
    if (!bitmap) {
      say(problem ?? 'unreadable');
      return;
    }

    const job = { id: newId(), address: input.dataset.photoAdd, stage: input.dataset.stage, line, say };
    job.picture = await shrink(bitmap, sizes.picture);
    job.thumbnail = await shrink(bitmap, sizes.thumbnail);
    bitmap.close();
    await send(job);
  };

  document.addEventListener('change', async (event) => {
    const input = event.target;
    if (input.matches?.('[data-photo-add]')) {
      // The same file may be chosen again after a refusal.
      const files = [...input.files];
      input.value = '';
      input.closest('[data-photos]').querySelectorAll('[data-settled]').forEach((line) => line.remove());
      for (const file of files) {
        await add(input, file);
      }
    }
  });

  document.addEventListener('input', (event) => {
    if (event.target.matches?.('[data-cut]')) {
      event.target.parentElement.style.setProperty('--cut', `${event.target.value}%`);
    }
  });

  // An error of an image does not bubble.
  document.addEventListener('error', (event) => {
    event.target.closest?.('[data-photo]')?.setAttribute('data-broken', '');
  }, true);

  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-close-dialog]')) {
      event.target.closest('dialog').close();
    }

    // On a narrow screen the section that a link leads to may be folded.
    const link = event.target.closest('[data-unfold]');
    if (link) {
      salonFocus(link.dataset.unfold);
    }
  });

  window.salonShow = (dialog) => dialog.showModal();
})();
