// A new place of the map may be dragged to another region: the page is asked again with it. Without this file the list beside the map does the same.

for (const map of document.querySelectorAll('[data-layout-map]')) {
  const spots = [...map.querySelectorAll('[data-region]')].map(spot => ({ region: spot.dataset.region, x: Number(spot.getAttribute('cx')), y: Number(spot.getAttribute('cy')), mark: spot }));
  const pointOf = event => new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
  const nearest = at => spots.reduce((best, spot) => Math.hypot(spot.x - at.x, spot.y - at.y) < Math.hypot(best.x - at.x, best.y - at.y) ? spot : best);
  for (const place of map.querySelectorAll('[data-place]')) {
    let over = null;
    const home = place.getAttribute('transform');
    const leave = () => { over?.mark.classList.remove('over'); over = null; };
    place.addEventListener('pointerdown', event => { event.preventDefault(); place.setPointerCapture(event.pointerId); place.classList.add('dragged'); });
    place.addEventListener('pointermove', event => {
      if (!place.hasPointerCapture(event.pointerId)) return;
      const at = pointOf(event);
      place.setAttribute('transform', `translate(${at.x} ${at.y})`);
      leave();
      over = nearest(at);
      over.mark.classList.add('over');
    });
    place.addEventListener('pointercancel', () => { leave(); place.classList.remove('dragged'); place.setAttribute('transform', home); });
    place.addEventListener('pointerup', () => {
      const to = over?.region;
      leave();
      place.classList.remove('dragged');
      if (!to || to === place.dataset.place) { place.setAttribute('transform', home); return; }
      const address = new URL(location.href);
      const set = address.searchParams.getAll('at').filter(at => at !== place.dataset.place && at !== to);
      address.searchParams.delete('at');
      for (const at of [...set, to]) address.searchParams.append('at', at);
      location.assign(address);
    });
  }
}
