(function () {
  "use strict";
  var documents = Array.prototype.slice.call(document.querySelectorAll("details.doc"));
  var form = document.getElementById("filters"), pop = document.getElementById("pop");
  var search = document.getElementById("search"), only = document.getElementById("only"), doubtful = document.getElementById("doubtful");
  var shown = document.getElementById("shown"), none = document.getElementById("none");
  var pinned = false, now = null, waits = 0;
  form.hidden = false;
  if (doubtful) {
    var doubts = document.getElementsByClassName("card doubtful").length;
    doubtful.parentNode.hidden = !doubts;
    doubtful.parentNode.querySelector("b").textContent = doubts.toLocaleString("en");
  }

  function chosen(box) { return !!box && box.checked; }

  function list(text) { return text ? text.split(" ") : []; }

  function filter() {
    var off = {}, words = search.value.trim().toLowerCase().split(/\s+/), number = 0;
    form.querySelectorAll("input[name]").forEach(function (box) {
      off[box.value] = !box.checked;
      document.body.classList.toggle("off-" + box.value, !box.checked);
    });
    document.body.classList.toggle("only-doubtful", chosen(doubtful));
    documents.forEach(function (doc) {
      var severities = list(doc.dataset.severities).filter(function (each) { return !off[each]; });
      var fits = words.every(function (word) { return doc.dataset.search.indexOf(word) >= 0; });
      doc.hidden = !fits || (chosen(only) && !severities.length) || (chosen(doubtful) && !("doubtful" in doc.dataset));
      if (!doc.hidden) { number += 1; }
    });
    shown.textContent = number.toLocaleString("en") + " of " + documents.length.toLocaleString("en") + (documents.length === 1 ? " document shown" : " documents shown");
    none.hidden = number > 0;
  }

  function close() { pop.hidden = true; pinned = false; if (now) { now.classList.remove("now"); now = null; } }

  function show(mark) {
    close();
    now = mark;
    mark.classList.add("now");
    pop.textContent = "";
    list(mark.dataset.cards).forEach(function (name) {
      var card = document.getElementById(name).cloneNode(true);
      card.removeAttribute("id");
      var box = document.createElement("div");
      box.className = card.className;
      while (card.firstChild) { box.appendChild(card.firstChild); }
      box.querySelectorAll("a.to").forEach(function (link) { link.parentNode.remove(); });
      pop.appendChild(box);
    });
    pop.hidden = false;
    if (getComputedStyle(pop).position === "absolute") {
      var box = mark.getClientRects()[0], left = Math.min(box.left, document.documentElement.clientWidth - pop.offsetWidth - 16);
      var above = box.bottom + pop.offsetHeight + 8 > window.innerHeight && box.top > pop.offsetHeight;
      pop.style.left = Math.max(8, left) + window.scrollX + "px";
      pop.style.top = (above ? box.top - pop.offsetHeight - 6 : box.bottom + 6) + window.scrollY + "px";
    } else { pop.style.left = pop.style.top = ""; }
  }

  function uncover(mark) {
    if (getComputedStyle(pop).position !== "fixed") { return; }
    window.scrollBy(0, Math.max(0, mark.getBoundingClientRect().bottom + pop.offsetHeight + 8 - window.innerHeight));
  }

  function markOf(event) { return event.target.closest ? event.target.closest("a.m") : null; }

  function reveal(name) {
    var place = name && document.getElementById(name);
    if (!place) { return; }
    var doc = place.closest("details.doc");
    if (doc) { doc.hidden = false; doc.open = true; }
    while (place.matches("span:empty") && place.nextElementSibling) { place = place.nextElementSibling; }
    place.scrollIntoView({ block: "center" });
    if (place.matches("a.m")) { place.focus({ preventScroll: true }); }
  }

  function step(forwards) {
    var steps = ".card[data-severity] a.to, .only-doubtful .card.doubtful a.to";
    var places = Array.prototype.filter.call(document.querySelectorAll(steps), function (link) {
      var what = link.closest(".card").dataset;
      return !link.closest("details.doc").hidden && !document.body.classList.contains("off-" + (what.severity || what.kind));
    }).map(function (link) { return link.getAttribute("href").slice(1); });
    if (!places.length) { return; }
    var here = places.indexOf(step.last), next = here < 0 ? (forwards ? 0 : places.length - 1) : (here + (forwards ? 1 : places.length - 1)) % places.length;
    step.last = places[next];
    reveal(step.last);
  }

  document.addEventListener("mouseover", function (event) {
    var mark = markOf(event);
    if (mark && !pinned && mark !== now) { show(mark); }
    else if (!mark && !pinned && now && !event.target.closest("#pop")) { close(); }
  });
  document.addEventListener("focusin", function (event) { var mark = markOf(event); if (mark) { show(mark); } });
  document.addEventListener("click", function (event) {
    var mark = markOf(event), link = event.target.closest && event.target.closest("a.to");
    if (mark) { event.preventDefault(); show(mark); pinned = true; uncover(mark); }
    else if (link) { event.preventDefault(); reveal(link.getAttribute("href").slice(1)); }
    else if (!event.target.closest("#pop")) { close(); }
  });
  document.addEventListener("keydown", function (event) {
    if (event.target.matches("input[type=search]") || event.ctrlKey || event.metaKey || event.altKey) { return; }
    if (event.key === "Escape") { close(); }
    else if (event.key === "n" || event.key === "p") { step(event.key === "n"); }
  });
  form.addEventListener("input", function () { clearTimeout(waits); waits = setTimeout(filter, 150); });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  window.addEventListener("hashchange", function () { reveal(location.hash.slice(1)); });
  filter();
  if (location.hash) { reveal(location.hash.slice(1)); }
  else { var first = documents.filter(function (doc) { return doc.dataset.severities; })[0] || documents[0]; if (first) { first.open = true; } }
}());
