// Comfort on every page; nothing here is needed to do the work.

// "/" goes to the search, as people know it.
document.addEventListener('keydown', event => {
  if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest('input, textarea, select, [contenteditable]')) return;
  const field = document.querySelector('[data-shortcut="/"]');
  if (field) { event.preventDefault(); field.focus(); field.select(); }
});

// What was refused is read first.
document.querySelector('[data-focus]')?.focus();

// A form is sent once, also by an impatient finger.
document.addEventListener('submit', event => {
  const form = event.target;
  if (form.method !== 'post') return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = 'yes';
  addEventListener('pageshow', () => delete form.dataset.sent, { once: true });
});

// Filters that say so are applied as soon as they are chosen.
document.addEventListener('change', event => event.target.closest('form[data-auto]')?.requestSubmit());

// A file that is too large is refused before it travels.
document.addEventListener('change', event => {
  const field = event.target.closest('input[type=file][data-max-bytes]');
  if (!field) return;
  const tooBig = [...field.files].some(file => file.size > Number(field.dataset.maxBytes));
  field.setCustomValidity(tooBig ? field.dataset.tooBig : '');
  field.reportValidity();
});
