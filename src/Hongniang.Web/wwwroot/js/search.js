// Suggestions while one types into the masthead's search, by the combobox pattern: arrows choose, Enter opens, Escape closes.
// Without this file the field is a plain form that leads to the page of answers.

const form = document.querySelector('form[data-suggest]');
const field = form?.querySelector('input[type=search]');

if (field) {
  const box = document.createElement('div');
  box.className = 'suggestions';
  box.id = 'search-suggestions';
  box.setAttribute('role', 'listbox');
  box.setAttribute('aria-label', field.getAttribute('aria-label'));
  box.hidden = true;
  form.append(box);
  for (const [name, value] of Object.entries({ role: 'combobox', 'aria-expanded': 'false', 'aria-controls': box.id, 'aria-autocomplete': 'list', 'aria-haspopup': 'listbox' })) field.setAttribute(name, value);

  let timer = 0;
  let running = null;
  let chosen = -1;

  const options = () => [...box.querySelectorAll('[role=option]')];

  const close = () => {
    clearTimeout(timer);
    running?.abort();
    box.hidden = true;
    chosen = -1;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };

  const choose = index => {
    const all = options();
    chosen = all.length === 0 ? -1 : (index + all.length + 1) % (all.length + 1);
    if (chosen === all.length) chosen = -1;
    all.forEach((option, i) => option.setAttribute('aria-selected', i === chosen));
    if (chosen < 0) { field.removeAttribute('aria-activedescendant'); return; }
    field.setAttribute('aria-activedescendant', all[chosen].id);
    all[chosen].scrollIntoView({ block: 'nearest' });
  };

  const element = (tag, className, ...children) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };

  const show = groups => {
    let count = 0;
    box.replaceChildren(...groups.flatMap(group => {
      const head = element('div', 'group', element('span', '', group.title), element('span', '', String(group.count)));
      head.setAttribute('role', 'presentation');
      return [head, ...group.items.map(item => {
        const what = element('span', 'what', ...item.title.map(piece => piece.isFound ? element('mark', '', piece.text) : piece.text));
        const option = element('a', '', what, element('small', 'meta', item.note));
        option.href = item.address;
        option.id = `suggestion-${count++}`;
        option.tabIndex = -1;
        option.setAttribute('role', 'option');
        option.setAttribute('aria-selected', 'false');
        return option;
      })];
    }));
    chosen = -1;
    box.hidden = count === 0;
    field.setAttribute('aria-expanded', String(count > 0));
    field.removeAttribute('aria-activedescendant');
  };

  const ask = async () => {
    running?.abort();
    const typed = field.value.trim();
    if (typed.length === 0) { close(); return; }
    const mine = running = new AbortController();
    const answer = await fetch(`${form.dataset.suggest}?q=${encodeURIComponent(typed)}`, { signal: mine.signal, headers: { accept: 'application/json' } }).catch(() => null);
    if (!answer?.ok || mine.signal.aborted || document.activeElement !== field) return;
    const { groups } = await answer.json().catch(() => ({ groups: [] }));
    if (!mine.signal.aborted) show(groups);
  };

  field.addEventListener('input', event => {
    if (event.isComposing) return; // A Chinese word is asked for when it is chosen, not letter by letter.
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  field.addEventListener('compositionend', () => { clearTimeout(timer); timer = setTimeout(ask, 60); });
  field.addEventListener('keydown', event => {
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (box.hidden) ask();
      else choose(event.key === 'ArrowDown' ? chosen + 1 : chosen < 0 ? options().length - 1 : chosen - 1);
    } else if (event.key === 'Enter' && chosen >= 0 && !box.hidden) {
      event.preventDefault();
      options()[chosen].click();
    } else if (event.key === 'Escape' && !box.hidden) {
      event.preventDefault();
      close();
    }
  });
  box.addEventListener('mousedown', event => event.preventDefault()); // The field keeps the focus while one clicks.
  field.addEventListener('blur', close);
  form.addEventListener('submit', close);
}
