"use strict";
(function () {
  const form = document.getElementById("filter"), words = document.getElementById("words"), shown = document.getElementById("shown");
  const municipality = document.getElementById("municipality"), place = document.getElementById("place"), nothing = document.getElementById("nothing");
  const fold = (text) => text.toLowerCase().replace(/ё/g, "е").replace(/[«»"„“]/g, "").replace(/\s+/g, " ");
  const cards = Array.from(document.querySelectorAll(".card"), (card) => ({
    card, text: fold(card.querySelector("summary").textContent + " " + card.querySelector(".body p").textContent),
    place: card.dataset.place, municipality: card.dataset.municipality.replace(/\s+/g, " ").trim(),
  }));
  function apply() {
    const wanted = fold(words.value).trim().split(" ");
    let count = 0;
    for (const each of cards) {
      const fits = (!place.value || each.place === place.value) && (!municipality.value || each.municipality === municipality.value)
        && wanted.every((word) => each.text.includes(word));
      each.card.hidden = !fits;
      count += fits ? 1 : 0;
    }
    nothing.hidden = count > 0;
    shown.textContent = "Показано: " + count + " из " + cards.length;
  }
  function openTarget() {
    const card = cards.find((each) => "#" + each.card.id === location.hash);
    if (!card) return;
    if (card.card.hidden) { form.reset(); apply(); }
    card.card.open = true;
    card.card.scrollIntoView();
  }
  form.hidden = false;
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", openTarget);
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = cards.filter((each) => !each.card.hidden && !each.card.open);
    opened.forEach((each) => { each.card.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((each) => { each.card.open = false; }));
  apply();
  openTarget();
})();
