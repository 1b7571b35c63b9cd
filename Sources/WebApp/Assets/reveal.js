// Opens the collapsed section that a link leads to; not every browser does that itself.

export function listenToLinks() {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('#main a[href^="#"]');
    const place = link && document.getElementById(link.hash.slice(1));
    for (let part = place; part; part = part.parentElement) {
      if (part.localName === "details") part.open = true;
    }
  });
}
