// Comfort in a field that names an organisation: names of the register while one types. Without this file the field takes the name as written.

for (const field of document.querySelectorAll('[data-suggest-names]')) {
  const list = document.createElement('datalist');
  list.id = `${field.id}-names`;
  field.after(list);
  field.setAttribute('list', list.id);
  let timer = 0;
  let asked = '';
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(async () => {
      const typed = field.value.trim();
      if (typed.length < 2 || typed === asked) return;
      asked = typed;
      const answer = await fetch(`${field.dataset.suggestNames}?q=${encodeURIComponent(typed)}`, { headers: { accept: 'application/json' } }).catch(() => null);
      if (!answer?.ok || field.value.trim() !== typed) return;
      list.replaceChildren(...(await answer.json()).map(name => { const option = document.createElement('option'); option.value = name; return option; }));
    }, 200);
  });
}
