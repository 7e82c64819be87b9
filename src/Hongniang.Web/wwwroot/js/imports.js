// Comfort for imports: a file may be dropped on its field, and a running import counts up without a reload.

for (const input of document.querySelectorAll('input[type=file][data-drop]')) {
  const field = input.closest('.field');
  const mark = on => field.classList.toggle('dropping', on);
  field.addEventListener('dragover', event => { event.preventDefault(); mark(true); });
  field.addEventListener('dragleave', () => mark(false));
  field.addEventListener('drop', event => {
    event.preventDefault();
    mark(false);
    if (event.dataTransfer.files.length === 0) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
}

for (const part of document.querySelectorAll('[data-import-progress]')) {
  const bar = part.querySelector('progress');
  const done = part.querySelector('[data-done]');
  const doing = part.querySelector('[data-doing]');
  const state = document.querySelector('[data-run-state]');
  const look = async () => {
    try {
      const answer = await fetch(part.dataset.importProgress, { headers: { accept: 'application/json' } });
      if (!answer.ok) return location.reload();
      const progress = await answer.json();
      if (!progress.isOpen) return location.reload();
      bar.max = Math.max(1, progress.total);
      bar.value = progress.done;
      done.textContent = progress.text;
      if (doing && progress.doing) doing.textContent = progress.doing;
      if (state && progress.state) state.textContent = progress.state;
    } catch {
      // The server is away for a moment: keep what is shown and look again.
    }
    setTimeout(look, 700);
  };
  setTimeout(look, 700);
}
