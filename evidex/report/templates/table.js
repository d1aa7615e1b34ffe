(function () {
  "use strict";
  var filters = document.getElementById("filters"), search = document.getElementById("search"), waits = 0;
  if (!filters) { return; }
  filters.hidden = false;
  var tables = Array.prototype.slice.call(document.querySelectorAll("table.evidence")), most = tables.map(function () { return 500; });

  function tell(table, place, fits) {
    var all = table.tBodies[0].rows.length, count = table.closest("section").querySelector(".count");
    count.textContent = (fits === all ? "" : fits.toLocaleString("en") + " of ") + all.toLocaleString("en") + (all === 1 ? " row" : " rows");
    if (fits <= most[place]) { return; }
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = "show all";
    button.addEventListener("click", function () { most[place] = Infinity; filter(); });
    count.append("; the first " + most[place].toLocaleString("en") + " are shown ", button);
  }

  function filter() {
    var words = search.value.trim().toLowerCase().split(/\s+/);
    var only = Array.prototype.map.call(filters.querySelectorAll("input[name=only]:checked"), function (box) { return box.value; });
    tables.forEach(function (table, place) {
      var number = 0;
      Array.prototype.forEach.call(table.tBodies[0].rows, function (row) {
        var text = words[0] ? row.textContent.toLowerCase() : "";
        var fits = only.every(function (mark) { return row.classList.contains(mark); }) &&
          words.every(function (word) { return text.indexOf(word) >= 0; });
        if (fits) { number += 1; }
        row.hidden = !fits || number > most[place];
      });
      table.classList.add("ready");
      tell(table, place, number);
    });
  }

  function reveal() {
    var row = document.getElementById(location.hash.slice(1));
    if (row && row.hidden) { most[tables.indexOf(row.closest("table"))] = Infinity; filter(); row.scrollIntoView({ block: "center" }); }
  }

  filters.addEventListener("input", function () { clearTimeout(waits); waits = setTimeout(filter, 150); });
  filters.addEventListener("submit", function (event) { event.preventDefault(); });
  window.addEventListener("hashchange", reveal);
  filter();
  reveal();

  function sort(table, column, upwards) {
    var body = table.tBodies[0], rows = Array.prototype.slice.call(body.rows);
    function key(row) { return row.cells[column].textContent.trim(); }
    rows.sort(function (one, other) {
      var a = key(one), b = key(other), x = parseFloat(a.replace(/^[<>=\s]+/, "")), y = parseFloat(b.replace(/^[<>=\s]+/, ""));
      if (!a || !b) { return a ? -1 : b ? 1 : 0; }
      var order = isNaN(x) || isNaN(y) ? a.localeCompare(b) : x - y;
      return upwards ? order : -order;
    });
    rows.forEach(function (row) { body.appendChild(row); });
    filter();
  }
  document.querySelectorAll("table.evidence thead th").forEach(function (head) {
    var button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    head.textContent = "";
    head.appendChild(button);
    button.addEventListener("click", function () {
      var upwards = head.getAttribute("aria-sort") !== "ascending";
      head.parentNode.querySelectorAll("th").forEach(function (each) { each.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", upwards ? "ascending" : "descending");
      sort(head.closest("table"), head.cellIndex, upwards);
    });
  });
}());
