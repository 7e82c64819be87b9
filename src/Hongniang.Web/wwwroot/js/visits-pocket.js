// Visits for the road. What is typed is kept on the device at once (IndexedDB) and sent when there is a signal; each report carries a key of its own, so that sending it
// twice changes nothing. Without a signal the page comes from what the worker kept.

const root = document.querySelector('[data-pocket]');
const part = name => root.querySelector(`[data-${name}]`);
const copy = name => part(name).content.firstElementChild.cloneNode(true);
const said = part('said');
const fill = (text, value) => text.replace('{0}', value);
const longestSide = 1600;

// ---- what is kept ----

const open = () => new Promise((done, failed) => {
  const asked = indexedDB.open('hongniang-visits', 1);
  asked.onupgradeneeded = () => {
    asked.result.createObjectStore('kept');
    asked.result.createObjectStore('reports', { keyPath: 'key' });
  };
  asked.onsuccess = () => done(asked.result);
  asked.onerror = () => failed(asked.error);
});

const run = (store, mode, work) => new Promise((done, failed) => {
  const change = database.transaction(store, mode);
  const answer = work(change.objectStore(store));
  change.oncomplete = () => done(answer.result);
  change.onerror = change.onabort = () => failed(change.error);
});

const kept = () => run('kept', 'readonly', s => s.get('pocket'));
const keep = pocket => run('kept', 'readwrite', s => s.put(pocket, 'pocket'));
const reportOf = key => run('reports', 'readonly', s => s.get(key));
const keepReport = report => run('reports', 'readwrite', s => s.put(report));
const dropReport = key => run('reports', 'readwrite', s => s.delete(key));
const ownReports = async () => (await run('reports', 'readonly', s => s.getAll())).filter(r => r.owner === pocket?.owner).sort((a, b) => a.begun - b.begun);

// ---- what the server says ----

let database, pocket, sending = false, opened = null;

/** Null without a signal; false when the session has ended. */
const ask = async () => {
  const answer = await fetch('/visits/pocket.json', { headers: { accept: 'application/json' }, redirect: 'manual', cache: 'no-store' }).catch(() => null);
  if (!answer) return null;
  if (!answer.ok) return answer.status >= 500 ? null : false;
  return await answer.json();
};

const refresh = async () => {
  const fresh = await ask();
  if (fresh) {
    pocket = fresh;
    // The token is only good until the person signs out; it need not lie on the disk.
    await keep({ ...fresh, token: '' });
    said.textContent = said.dataset.loaded;
  } else {
    pocket ??= await kept();
    said.textContent = fresh === false ? said.dataset.signIn : said.dataset.old;
  }
  showSignal(fresh !== null);
  return fresh;
};

const showSignal = on => {
  const signal = part('signal');
  signal.textContent = on ? signal.dataset.on : signal.dataset.off;
  signal.className = `tag ${on ? 'jade' : 'amber'}`;
};

const send = async report => {
  const form = new FormData();
  form.set(pocket.tokenField, pocket.token);
  const { number, key, version, enterpriseName, heldOn, peopleMet, findings, needs } = report;
  form.set('report', JSON.stringify({ number, key, version, enterpriseName, heldOn, peopleMet, findings, needs: needs.filter(n => n.title || n.description) }));
  for (const photo of report.photos) form.append('photos', photo, 'photo.jpg');
  const answer = await fetch('/visits/send', { method: 'POST', body: form, headers: { accept: 'application/json' }, redirect: 'manual' }).catch(() => null);
  if (!answer || answer.status >= 500) return false;
  if (answer.ok) {
    await dropReport(key);
    said.textContent = fill(said.dataset.sent, (await answer.json()).number);
    return true;
  }
  if (answer.status !== 409 && answer.status !== 422) return false;
  const refused = await answer.json();
  await keepReport({ ...report, state: answer.status === 409 ? 'conflict' : 'refused', problems: refused.problems.map(p => p.text), theirs: refused.theirs });
  return true;
};

const sendAll = async () => {
  if (sending) return;
  sending = true;
  try {
    if (!await refresh()) return;
    for (const report of (await ownReports()).filter(r => r.state === 'queued')) {
      if (!await send(report)) break;
    }
    const told = said.textContent;
    const fresh = await ask();
    if (fresh) { pocket = fresh; await keep({ ...fresh, token: '' }); }
    said.textContent = told;
  } finally {
    sending = false;
    await show();
  }
};

// ---- what is seen ----

const show = async () => {
  const reports = await ownReports();
  const begun = new Set(reports.map(r => r.number).filter(Boolean));
  const visits = (pocket?.visits ?? []).filter(v => !begun.has(v.number));
  part('list').replaceChildren(...visits.map(cardOf));
  if (visits.length + reports.length === 0) part('list').replaceChildren(copy('none'));
  part('outbox').replaceChildren(...reports.map(r => r.key === opened ? formOf(r) : noteOf(r)));
  const waiting = reports.filter(r => r.state === 'queued').length;
  if (waiting > 0) said.textContent = fill(said.dataset.waiting, waiting);
};

const cardOf = visit => {
  const card = copy('visit');
  const put = (name, text) => { const where = card.querySelector(`[data-${name}]`); where.textContent = text ?? ''; where.hidden = !text; };
  put('day', visit.day);
  put('stop', `#${visit.stop}`);
  put('enterprise', visit.enterprise);
  put('where', [visit.region, visit.address].filter(Boolean).join(' · '));
  put('visitors', visit.visitors);
  card.querySelector('[data-late]').hidden = visit.on >= pocket.today;
  card.querySelector('[data-open]').addEventListener('click', () => begin(visit));
  return card;
};

const noteOf = report => {
  const note = copy('report');
  const state = note.querySelector('[data-state]');
  note.querySelector('[data-enterprise]').textContent = report.enterprise || report.enterpriseName || '—';
  state.textContent = state.dataset[report.state];
  state.className = `tag ${report.state === 'queued' ? 'indigo' : report.state === 'draft' ? '' : 'thread'}`;
  const problems = note.querySelector('[data-problems]');
  problems.hidden = report.state !== 'refused';
  problems.replaceChildren(...(report.problems ?? []).map(text => { const line = document.createElement('li'); line.textContent = text; return line; }));
  if (report.state === 'conflict') {
    const theirs = note.querySelector('[data-theirs]');
    theirs.hidden = false;
    theirs.querySelector('[data-by]').textContent = report.theirs.by ?? report.theirs.state;
    theirs.querySelector('[data-at]').textContent = report.theirs.at;
    theirs.querySelector('[data-findings]').textContent = report.theirs.findings ?? report.theirs.state;
    theirs.querySelector('[data-mine]').addEventListener('click', async () => {
      await keepReport({ ...report, state: 'queued', version: report.theirs.version });
      await sendAll();
    });
    theirs.querySelector('[data-theirs-stays]').addEventListener('click', async () => { await dropReport(report.key); await sendAll(); });
  }
  note.querySelector('[data-open]').addEventListener('click', async () => { opened = report.key; await show(); focusForm(); });
  return note;
};

const begin = async visit => {
  const report = {
    key: crypto.randomUUID(), owner: pocket?.owner, begun: Date.now(), state: 'draft', number: visit?.number ?? null, version: visit?.version ?? 0, enterprise: visit?.enterprise ?? '', enterpriseName: '',
    heldOn: pocket?.today && visit?.on > pocket.today ? pocket.today : (visit?.on ?? today()), peopleMet: '', findings: '', needs: [{}], photos: [],
  };
  if (!visit || report.heldOn > today()) report.heldOn = today();
  await keepReport(report);
  opened = report.key;
  await show();
  focusForm();
};

const today = () => { const now = new Date(); return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`; };
const focusForm = () => { const form = root.querySelector('form'); form?.scrollIntoView({ block: 'start' }); form?.querySelector('input:not([type=date]), textarea')?.focus(); };

const formOf = report => {
  const form = copy('form');
  const needs = form.querySelector('[data-needs]');
  const photos = form.querySelector('[data-photos]');
  form.querySelector('[data-enterprise]').textContent = report.enterprise;
  form.querySelector('[data-only-new]').hidden = report.number !== null;
  for (const name of ['enterpriseName', 'heldOn', 'peopleMet', 'findings']) form.elements[name].value = report[name] ?? '';
  const addNeed = need => {
    const row = copy('need');
    row.querySelector('[name=title]').value = need.title ?? '';
    row.querySelector('[name=description]').value = need.description ?? '';
    needs.append(row);
  };
  (report.needs.length ? report.needs : [{}]).forEach(addNeed);
  const showPhotos = () => photos.replaceChildren(...report.photos.map((photo, place) => {
    const item = copy('photo');
    const reader = new FileReader();
    reader.onload = () => { item.querySelector('img').src = reader.result; };
    reader.readAsDataURL(photo);
    item.querySelector('[data-take-away]').addEventListener('click', async () => { report.photos.splice(place, 1); await save(); showPhotos(); });
    return item;
  }));

  const save = async (state = 'draft') => {
    for (const name of ['enterpriseName', 'heldOn', 'peopleMet', 'findings']) report[name] = form.elements[name].value;
    report.needs = [...needs.querySelectorAll('.need-row')].map(row => ({ title: row.querySelector('[name=title]').value, description: row.querySelector('[name=description]').value }));
    report.state = state;
    await keepReport(report);
    const note = form.querySelector('[data-kept]');
    note.textContent = fill(note.dataset.text, new Date().toLocaleTimeString());
  };

  let timer = 0;
  form.addEventListener('input', event => {
    if (event.target.type === 'file') return;
    clearTimeout(timer);
    timer = setTimeout(save, 300);
  });
  form.elements.photos.addEventListener('change', async event => {
    for (const file of event.target.files) report.photos.push(await smaller(file));
    report.photos.splice(12);
    event.target.value = '';
    await save();
    showPhotos();
  });
  form.querySelector('[data-add-need]').addEventListener('click', () => { addNeed({}); needs.lastElementChild.querySelector('input').focus(); });
  form.querySelector('[data-close]').addEventListener('click', async () => { clearTimeout(timer); await save(); opened = null; await show(); });
  form.querySelector('[data-drop]').addEventListener('click', async event => {
    if (!confirm(event.target.dataset.ask)) return;
    clearTimeout(timer);
    await dropReport(report.key);
    opened = null;
    await show();
  });
  form.addEventListener('submit', async event => {
    event.preventDefault();
    clearTimeout(timer);
    const missing = form.querySelector('[data-missing]');
    missing.hidden = Boolean(form.elements.heldOn.value && form.elements.findings.value.trim() && (report.number || form.elements.enterpriseName.value.trim()));
    missing.textContent = missing.dataset.text;
    if (!missing.hidden) { await save(); return; }
    await save('queued');
    opened = null;
    await show();
    await sendAll();
  });
  showPhotos();
  return form;
};

/** A picture as large as anybody needs; the original where the browser cannot draw it. */
const smaller = async file => {
  try {
    const image = await createImageBitmap(file);
    const scale = Math.min(1, longestSide / Math.max(image.width, image.height));
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
    canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise(done => canvas.toBlob(blob => done(blob ?? file), 'image/jpeg', 0.85));
  } catch {
    return file;
  }
};

// ---- the beginning ----

part('send').addEventListener('click', sendAll);
part('new').addEventListener('click', () => begin(null));
part('clear').addEventListener('click', async event => {
  if (!confirm(event.target.dataset.ask)) return;
  await run('reports', 'readwrite', s => s.clear());
  await run('kept', 'readwrite', s => s.clear());
  [pocket, opened] = [null, null];
  await show();
  said.textContent = said.dataset.removed;
});
addEventListener('online', sendAll);
addEventListener('offline', () => showSignal(false));
document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') sendAll(); });

try {
  database = await open();
  navigator.serviceWorker?.register('/visits/worker.js', { scope: '/visits/' }).catch(() => { /* without it the page needs a signal to be opened */ });
  pocket = await kept();
  if (pocket) await show();
  await sendAll();
  root.dataset.ready = 'yes';
} catch {
  said.textContent = said.dataset.unsupported;
}
