// The staff frame, when scripts run: Alt and N, from anywhere at the desk, is the button that says so. What somebody is
// writing is left where it stands: then it opens beside it.
(() => {
  const link = document.querySelector('a[data-chord]');
  if (!link) return;
  const isWritten = (field) => field.value !== field.defaultValue && !field.closest('form[data-quick]');

  link.addEventListener('click', () => {
    const written = [...document.querySelectorAll('textarea, input:is([type=text], [type=email], [type=search])')];
    link.target = written.some(isWritten) ? '_blank' : '';
  });

  addEventListener('keydown', (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.code !== 'KeyN') return;
    event.preventDefault();
    link.click();
  });
})();
