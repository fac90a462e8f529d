// The quick way out, when scripts run. Without them the form does the same, only less at once.
(() => {
  const form = document.querySelector('form[data-exit]');
  if (!form) return;
  const { exit: target, front } = form.dataset;

  function leave() {
    dispatchEvent(new Event('leave'));
    document.title = '';
    form.remove();
    document.body.replaceChildren(form);
    form.hidden = true;
    // Back must not lead to what was read: this step in the history becomes the front page.
    history.replaceState(null, '', front);
    form.submit();
    setTimeout(() => {
      navigator.sendBeacon?.(form.action); // nobody waits for the answer, and yet it takes the cookie away
      location.replace(target);
    }, 1500);
  }

  for (const each of document.querySelectorAll('form[data-exit]')) {
    each.addEventListener('submit', (event) => {
      event.preventDefault();
      leave();
    });
  }

  // Shift alone, three times within five seconds, with no other key between.
  let presses = [];
  let alone = false;
  addEventListener('keydown', (event) => {
    alone = event.key === 'Shift' && !event.repeat;
    if (!alone && event.key !== 'Shift') presses = [];
  });
  addEventListener('keyup', (event) => {
    if (event.key !== 'Shift' || !alone) return;
    presses = [...presses.filter((moment) => event.timeStamp - moment < 5000), event.timeStamp];
    if (presses.length === 3) leave();
  });

  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    document.body.replaceChildren();
    location.reload();
  });
})();
