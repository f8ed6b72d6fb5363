// Sets language and theme before the first paint, so that a returning person never sees the page change under them.
(function () {
  try {
    var root = document.documentElement;
    var known = navigator.languages.find((tag) => /^(ko|en)\b/i.test(tag)) || 'en';
    var locale = localStorage.getItem('promptprint.locale') || known;
    var theme = localStorage.getItem('promptprint.theme');
    root.lang = /^ko/i.test(locale) ? 'ko' : 'en';
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch {
    // Storage can be forbidden; the defaults stand.
  }
})();
