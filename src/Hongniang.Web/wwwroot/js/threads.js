// The red threads: from each phrase of the need, through the gutter, to the phrase that answers it.
// The server marks the selected candidate's phrases; here the marks and the threads follow whichever candidate is looked at.

const stage = document.querySelector('[data-threads]');
const rows = stage ? [...stage.querySelectorAll('.candidate[data-candidate]')] : [];
const wide = matchMedia('(min-width: 60.01rem)');
const calm = matchMedia('(prefers-reduced-motion: reduce)');

if (rows.length > 0) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.classList.add('threads');
  svg.setAttribute('aria-hidden', 'true');
  stage.append(svg);

  // The need's title stands above the stage; its phrases are marked, and drawn as far as they are in sight of the gutter.
  const phrases = [...document.querySelectorAll('.need-card .phrase[data-for], .need-head .phrase[data-for]')];
  let selected = rows.find(row => row.getAttribute('aria-current') === 'true') ?? rows[0];
  let shown = null;
  let frame = 0;

  const threadsOf = element => element.dataset.for.split(' ').map(part => part.split(':'));

  function mark(row) {
    for (const phrase of phrases) {
      phrase.classList.toggle('on', threadsOf(phrase).some(([candidate]) => candidate === row.dataset.candidate));
    }
    for (const other of rows) other.classList.toggle('looked-at', other === row);
  }

  function firstBox(elements) {
    for (const element of elements) {
      const box = element.getClientRects()[0];
      if (box && box.width > 0) return { element, box };
    }
    return null;
  }

  function draw() {
    frame = 0;
    svg.replaceChildren();
    if (!wide.matches || !shown) return;
    const stageBox = stage.getBoundingClientRect();
    const card = document.getElementById('need');
    const left = card.getBoundingClientRect();
    const column = card.parentElement.getBoundingClientRect();
    const right = shown.getBoundingClientRect();
    const number = shown.dataset.candidate;
    const answers = [...shown.querySelectorAll('.candidate-what > h3 .phrase[data-for], .candidate-what > p .phrase[data-for]')];
    const own = [...phrases].sort((a, b) => Number(card.contains(b)) - Number(card.contains(a)));
    const count = shown.querySelectorAll('.pairs li').length;
    const drawn = [];
    for (let thread = 0; thread < count; thread++) {
      const key = `${number}:${thread}`;
      const from = firstBox(own.filter(p => p.dataset.for.split(' ').includes(key)));
      const to = firstBox(answers.filter(p => p.dataset.for.split(' ').includes(key)));
      if (from && to) drawn.push({ thread, from: from.box, to: to.box });
    }
    const mid = (left.right + right.left) / 2;
    for (const { thread, from, to } of drawn) {
      // A phrase that is scrolled out of the card is not tied in mid-air.
      const y1 = Math.min(Math.max(from.bottom - 3, Math.max(left.top, column.top) + 8), Math.min(left.bottom, column.bottom) - 8) - stageBox.top;
      const y2 = Math.min(Math.max(to.top + to.height / 2, right.top + 8), right.bottom - 8) - stageBox.top;
      const [x1, x2, x] = [left.right - stageBox.left, right.left - stageBox.left, mid - stageBox.left];
      const path = document.createElementNS(svg.namespaceURI, 'path');
      path.setAttribute('d', `M${x1} ${y1}C${x} ${y1} ${x} ${y2} ${x2} ${y2}`);
      path.setAttribute('pathLength', '1');
      path.setAttribute('stroke-width', thread === 0 ? '2' : '1.4');
      if (!calm.matches && svg.dataset.for !== number) path.classList.add('drawn');
      svg.append(path);
      for (const [cx, cy] of [[x1, y1], [x2, y2]]) {
        const knot = document.createElementNS(svg.namespaceURI, 'circle');
        knot.setAttribute('cx', cx);
        knot.setAttribute('cy', cy);
        knot.setAttribute('r', thread === 0 ? '3.4' : '2.8');
        svg.append(knot);
      }
    }
    svg.dataset.for = number;
  }

  const redraw = () => { frame ||= requestAnimationFrame(draw); };

  function look(row) {
    if (row === shown) return;
    shown = row;
    mark(row);
    redraw();
  }

  function select(row, open) {
    selected = row;
    for (const other of rows) {
      if (other === row) other.setAttribute('aria-current', 'true'); else other.removeAttribute('aria-current');
    }
    const why = row.querySelector('details.why');
    if (open && why) why.open = true;
    look(row);
    const address = new URL(location);
    address.searchParams.set('c', row.dataset.candidate);
    history.replaceState(null, '', address);
  }

  for (const row of rows) {
    row.addEventListener('pointerenter', event => { if (event.pointerType === 'mouse') look(row); });
    row.addEventListener('focusin', () => look(row));
    row.addEventListener('click', event => {
      const link = event.target.closest('a, button, summary, input, label, [popover]');
      if (link?.matches('.candidate-title') && !event.metaKey && !event.ctrlKey && !event.shiftKey) {
        event.preventDefault();
        select(row, true);
      } else if (!link && !getSelection().toString()) {
        select(row, false);
      }
    });
    row.querySelector('details.why')?.addEventListener('toggle', redraw);
  }

  stage.addEventListener('pointerleave', () => look(selected));

  // j and k, or the arrows from a candidate, walk the list; Enter on the title opens the score.
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest('input, textarea, select, [popover]')) return;
    const inside = event.target.closest('.candidate[data-candidate]');
    const step = event.key === 'j' || (inside && event.key === 'ArrowDown') ? 1 : event.key === 'k' || (inside && event.key === 'ArrowUp') ? -1 : 0;
    if (step === 0) return;
    const next = rows[Math.min(rows.length - 1, Math.max(0, rows.indexOf(inside ?? selected) + step))];
    event.preventDefault();
    select(next, false);
    next.querySelector('.candidate-title').focus({ preventScroll: true });
    next.scrollIntoView({ block: 'nearest', behavior: calm.matches ? 'auto' : 'smooth' });
  });

  addEventListener('scroll', redraw, { passive: true, capture: true });
  addEventListener('resize', redraw);
  new ResizeObserver(redraw).observe(stage);
  document.fonts?.ready.then(redraw);
  wide.addEventListener('change', redraw);
  look(selected);
}
