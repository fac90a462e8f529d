// The dialogue, when scripts run: one step in the history however many are taken, and letters left counted.
// Without them the forms do the same, with more steps in the history.
(() => {
  for (const form of document.querySelectorAll('form[data-step]')) {
    form.addEventListener('submit', async (event) => {
      const button = event.submitter;
      event.preventDefault();
      if (form.dataset.busy) return;
      form.dataset.busy = '1';
      const body = new URLSearchParams(new FormData(form));
      if (button?.name) body.append(button.name, button.value);
      try {
        const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' });
        if (answer.type === 'opaqueredirect') {
          location.replace(form.action);
          return;
        }
      } catch {
        // No answer: let the browser try, and say so in its own way. Nothing is sent twice.
      }
      delete form.dataset.busy;
      if (button?.name) {
        const kept = document.createElement('input');
        kept.type = 'hidden';
        kept.name = button.name;
        kept.value = button.value;
        form.append(kept);
      }
      form.submit();
    });
  }
})();
