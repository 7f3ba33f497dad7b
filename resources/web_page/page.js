"use strict";
// What is pointed at or has the keyboard shows its evidence; a click or Enter keeps it shown.
(() => {
  const all = [...document.querySelectorAll(".target")];
  const evidence = new Map(all.map((t) => [t, document.getElementById(t.dataset.evidence)]));
  const find = document.getElementById("find");
  const found = document.getElementById("found");
  const board = document.querySelector(".board");
  const natural = board.querySelector("svg").viewBox.baseVal.width / board.clientWidth;
  let kept = null;
  let zoom = 1;

  function show(target) {
    for (const [other, article] of evidence) {
      other.classList.toggle("on", other === target);
      article.classList.toggle("on", other === target);
      article.classList.toggle("kept", other === kept);
      other.setAttribute("aria-pressed", String(other === kept));
    }
  }

  function keep(target) {
    kept = kept === target ? null : target;
    show(kept || target);
  }

  function lead(from, by) {
    const to = all[Math.min(all.length - 1, Math.max(0, all.indexOf(from) + by))];
    for (const target of all) target.tabIndex = target === to ? 0 : -1;
    to.focus();
    to.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  function pressed(event) {
    const ways = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1,
      Home: -all.length, End: all.length };
    if (event.key === "Enter" || event.key === " ") keep(event.currentTarget);
    else if (event.key in ways) lead(event.currentTarget, ways[event.key]);
    else return;
    event.preventDefault();
  }

  function search() {
    const words = find.value.trim().toLocaleLowerCase();
    let hits = 0;
    for (const [target, article] of evidence) {
      const text = target.classList.contains("edge") ? "" : article.textContent;
      const hit = words !== "" && text.toLocaleLowerCase().includes(words);
      target.classList.toggle("hit", hit);
      hits += hit;
    }
    found.textContent = words === "" ? "" : hits === 0 ? "nothing found" : `${hits} found`;
  }

  function enlarge(to) {
    zoom = Math.min(Math.max(4, 2 * natural), Math.max(1, to));
    board.style.setProperty("--zoom", zoom);
  }

  for (const target of all) {
    target.tabIndex = target === all[0] ? 0 : -1;
    target.setAttribute("aria-controls", target.dataset.evidence);
    target.setAttribute("aria-pressed", "false");
    target.addEventListener("pointerenter", () => kept || show(target));
    target.addEventListener("focus", () => kept || show(target));
    target.addEventListener("click", () => keep(target));
    target.addEventListener("keydown", pressed);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      kept = null;
      show(all.find((target) => target === document.activeElement) || null);
    }
  });
  find.addEventListener("input", search);
  find.addEventListener("keydown", (event) => {
    const first = all.find((target) => target.classList.contains("hit"));
    if (event.key === "Enter" && first) lead(first, 0);
  });
  document.getElementById("larger").addEventListener("click", () => enlarge(zoom * 1.25));
  document.getElementById("smaller").addEventListener("click", () => enlarge(zoom / 1.25));
  document.getElementById("whole").addEventListener("click", () => enlarge(1));
  document.body.classList.add("live");
  enlarge(natural);
})();
