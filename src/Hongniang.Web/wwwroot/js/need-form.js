// Comfort while a need is written: names from the register, more lines without a journey to the server, completeness as one types.
// Every rule stays on the server; without this file the form does the same with its buttons.

const form = document.querySelector('[data-need-form] form');

if (form) {
  suggestNames(form.querySelector('[data-suggest-names]'));
  addRows(form.querySelector('[data-add-row]'));
  followCompleteness(document.querySelector('[data-quality]'));
}

function later(wait, act) {
  let timer = 0;
  return () => { clearTimeout(timer); timer = setTimeout(act, wait); };
}

function suggestNames(field) {
  if (!field) return;
  const list = document.createElement('datalist');
  list.id = 'enterprise-names';
  field.after(list);
  field.setAttribute('list', list.id);
  let asked = '';
  field.addEventListener('input', later(200, async () => {
    const typed = field.value.trim();
    if (typed.length < 2 || typed === asked) return;
    asked = typed;
    const answer = await fetch(`${field.dataset.suggestNames}?q=${encodeURIComponent(typed)}`, { headers: { accept: 'application/json' } }).catch(() => null);
    if (!answer?.ok || field.value.trim() !== typed) return;
    list.replaceChildren(...(await answer.json()).map(name => { const option = document.createElement('option'); option.value = name; return option; }));
  }));
}

function addRows(button) {
  if (!button) return;
  button.addEventListener('click', event => {
    const rows = [...form.querySelectorAll('[data-row]')];
    const last = rows.at(-1);
    if (!last || rows.length >= Number(button.dataset.most)) return;
    event.preventDefault();
    const row = last.cloneNode(true);
    for (const element of row.querySelectorAll('[id], [name], [for]')) {
      for (const name of ['id', 'for']) {
        if (element.hasAttribute(name)) element.setAttribute(name, element.getAttribute(name).replace(/-\d+-/, `-${rows.length}-`));
      }
      if (element.name) { element.name = element.name.replace(/\[\d+\]/, `[${rows.length}]`); element.value = ''; element.removeAttribute('aria-invalid'); }
    }
    for (const error of row.querySelectorAll('.field-error')) error.remove();
    for (const wrong of row.querySelectorAll('.wrong')) wrong.classList.remove('wrong');
    last.after(row);
    row.querySelector('input').focus();
    if (rows.length + 1 >= Number(button.dataset.most)) button.hidden = true;
  });
}

function followCompleteness(panel) {
  if (!panel) return;
  const part = panel.querySelector('[data-completeness]');
  const score = part.querySelector('b');
  const full = part.querySelector('.full');
  const below = part.querySelector('.tag.amber');
  form.addEventListener('input', later(900, async () => {
    const body = new FormData(form);
    body.delete('_handler');
    const answer = await fetch(panel.dataset.quality, { method: 'POST', body }).catch(() => null);
    if (!answer?.ok) return;
    const quality = await answer.json();
    score.textContent = `${quality.score}%`;
    full.setAttribute('width', quality.score);
    full.classList.toggle('low', !quality.isEnough);
    if (below) below.hidden = quality.isEnough;
    let list = part.querySelector('.missing');
    if (!list) { list = document.createElement('ul'); list.className = 'missing'; part.append(list); }
    list.replaceChildren(...quality.missing.map(missing => {
      const item = document.createElement('li');
      const points = document.createElement('span');
      points.className = 'meta';
      points.textContent = `+${missing.weight}`;
      item.append(`${missing.text} `, points);
      return item;
    }));
  }));
}
