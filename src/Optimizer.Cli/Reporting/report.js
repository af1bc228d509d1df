"use strict";
(() => {
  const all = document.querySelectorAll("[data-route]");
  const tip = document.getElementById("tip");
  const map = document.getElementById("map");
  let kept = null;

  const show = (key) => {
    document.body.classList.toggle("has-active", key !== null);
    for (const mark of all) {
      mark.classList.toggle("active", mark.dataset.route === key);
    }
    const front = key !== null && map ? map.querySelector(`.route[data-route="${key}"]`) : null;
    if (front && front.parentNode.lastChild !== front) front.parentNode.append(front);
  };
  const keyOf = (event) => event.target.closest("[data-route]")?.dataset.route ?? null;
  const keep = (key) => {
    kept = key === kept ? null : key;
    show(kept);
  };

  document.addEventListener("mouseover", (event) => {
    if (kept === null) show(keyOf(event));
    const text = event.target.closest("[data-tip]")?.dataset.tip;
    tip.hidden = !text;
    tip.textContent = text ?? "";
  });
  document.addEventListener("mousemove", (event) => {
    if (tip.hidden) return;
    const right = event.clientX + 18 + tip.offsetWidth < innerWidth;
    const below = event.clientY + 18 + tip.offsetHeight < innerHeight;
    tip.style.left = `${right ? event.clientX + 16 : event.clientX - 16 - tip.offsetWidth}px`;
    tip.style.top = `${below ? event.clientY + 16 : event.clientY - 16 - tip.offsetHeight}px`;
  });
  document.addEventListener("click", (event) => {
    const key = keyOf(event);
    if (!dragged && (key !== null || event.target.closest("#map"))) keep(key);
    dragged = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") keep(null);
    if (event.key === "Enter" && keyOf(event) !== null && event.target.tagName !== "SUMMARY") keep(keyOf(event));
  });

  let dragged = false;
  if (!map) return;
  const whole = map.viewBox.baseVal;
  const full = { width: whole.width, height: whole.height };
  const view = { x: 0, y: 0, width: full.width };
  const apply = () => {
    const height = (view.width * full.height) / full.width;
    map.setAttribute("viewBox", `${view.x} ${view.y} ${view.width} ${height}`);
    map.style.setProperty("--k", view.width / full.width);
  };
  const zoom = (factor, x, y) => {
    const width = Math.min(full.width * 1.5, Math.max(full.width / 60, view.width * factor));
    view.x = x - ((x - view.x) * width) / view.width;
    view.y = y - ((y - view.y) * width) / view.width;
    view.width = width;
    apply();
  };
  const place = (event) => {
    const box = map.getBoundingClientRect();
    const perPixel = view.width / box.width;
    return [view.x + (event.clientX - box.left) * perPixel, view.y + (event.clientY - box.top) * perPixel];
  };
  for (const button of document.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => {
      const factor = Number(button.dataset.zoom);
      if (factor === 0) {
        Object.assign(view, { x: 0, y: 0, width: full.width });
        apply();
      } else {
        const height = (view.width * full.height) / full.width;
        zoom(factor, view.x + view.width / 2, view.y + height / 2);
      }
    });
  }
  map.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.2 : 0.83, ...place(event));
  }, { passive: false });

  let grip = null;
  map.addEventListener("pointerdown", (event) => {
    grip = { at: place(event), x: event.clientX, y: event.clientY };
    dragged = false;
  });
  window.addEventListener("pointerup", () => {
    grip = null;
  });
  map.addEventListener("pointermove", (event) => {
    if (!grip || (!dragged && Math.hypot(event.clientX - grip.x, event.clientY - grip.y) < 4)) return;
    dragged = true;
    const [x, y] = place(event);
    view.x += grip.at[0] - x;
    view.y += grip.at[1] - y;
    apply();
  });
})();
