// "Not suitable" asked on the spot: one panel for all rows, filled for the row that was pressed. Without this file the link leads to a page that asks the same.

const panel = document.getElementById('reject');

if (panel?.showPopover) {
  const form = panel.querySelector('form');
  document.addEventListener('click', event => {
    const link = event.target.closest('a[data-reject]');
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const address = new URL(link.href);
    form.reset();
    form.action = address.pathname;
    for (const [field, value] of [['Back', 'back'], ['Rank', 'rank'], ['Score', 'score']]) form.elements[`Input.${field}`].value = address.searchParams.get(value) ?? '';
    panel.querySelector('[data-reject-number]').textContent = link.dataset.reject;
    panel.showPopover();
    form.querySelector('input[type=radio]').focus();
    panel.addEventListener('toggle', closed => { if (closed.newState === 'closed') link.focus(); }, { once: true });
  });
}
