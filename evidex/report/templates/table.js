(function () {
  "use strict";
  var filters = document.getElementById("filters"), search = document.getElementById("search");
  filters.hidden = false;
  search.addEventListener("input", function () {
    var words = search.value.trim().toLowerCase().split(/\s+/);
    document.querySelectorAll("table.evidence tbody tr").forEach(function (row) {
      var text = row.textContent.toLowerCase();
      row.hidden = !words.every(function (word) { return text.indexOf(word) >= 0; });
    });
  });
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
