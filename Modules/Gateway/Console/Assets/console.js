// What pages do by themselves. Every page works without it: charts stand as tables, forms are sent as they are.
"use strict";

/** A colour of the style's one palette: that of a tone, or the next one in order. */
function colour(tone, index) {
  const style = getComputedStyle(document.documentElement);
  return style.getPropertyValue(`--chart-${tone || (index % 4) + 1}`).trim();
}

/** A long label on up to three lines. */
function lines(label, most) {
  const parts = label.match(new RegExp(`.{1,${most}}`, "gu")) || [""];
  return parts.length > 3 ? [...parts.slice(0, 2), `${[...parts[2]].slice(0, most - 1).join("")}…`] : parts;
}

/** Draws the figures that carry their numbers, when the library is there. */
function drawCharts() {
  if (!window.Chart) return;
  Chart.defaults.animation = false;
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  for (const figure of document.querySelectorAll(".chart[data-chart]")) {
    const drawing = JSON.parse(figure.dataset.chart);
    if (!drawing.labels || !drawing.labels.length) continue;
    const stacked = drawing.form === "stack";
    const lying = drawing.form === "bars" || stacked;
    const box = figure.querySelector(".canvas");
    figure.classList.add("drawn");
    const labels = drawing.labels.map((label) => (lying ? lines(label, box.clientWidth < 500 ? 9 : 20) : label));
    const bars = stacked ? 1 : drawing.series.length;
    const height = (label) => Math.max(1.9 * bars, label.length * 1.1 + 0.5);
    if (lying) box.style.height = `${Math.max(9, labels.map(height).reduce((sum, one) => sum + one, 3))}rem`;
    const canvas = document.createElement("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", figure.querySelector("figcaption").textContent);
    box.append(canvas);
    const number = (text) => (text === null ? null : Number(text));
    const whole = drawing.series.every((series) => series.values.every((text) => text === null || /^-?\d+$/.test(text)));
    const values = {
      ticks: whole ? { precision: 0 } : {}, beginAtZero: true, stacked, title: { display: true, text: drawing.unit }, grid: { color: "#e5e9ee" } };
    const names = { stacked, grid: { display: false }, ticks: lying ? { autoSkip: false } : {} };
    new Chart(canvas, {
      type: drawing.form === "line" ? "line" : "bar",
      data: {
        labels,
        datasets: drawing.series.map((series, index) => ({
          label: series.name,
          data: series.values.map(number),
          backgroundColor: colour(series.tone, index),
          borderColor: colour(series.tone, index),
          borderWidth: drawing.form === "line" ? 2 : 0,
          maxBarThickness: 26,
          pointRadius: 2.5,
        })),
      },
      options: {
        indexAxis: lying ? "y" : "x",
        maintainAspectRatio: false,
        plugins: { legend: { display: drawing.series.length > 1 } },
        scales: lying ? { x: values, y: names } : { x: names, y: values },
      },
    });
  }
}

/** A form is sent once; a dangerous one is asked about first. */
function guardForms() {
  document.addEventListener("submit", (event) => {
    const question = event.submitter?.dataset.confirm;
    if (question && !window.confirm(question)) {
      event.preventDefault();
      return;
    }
    if (event.target.method === "post") {
      for (const button of event.target.querySelectorAll("button")) setTimeout(() => (button.disabled = true));
    }
  });
  window.addEventListener("pageshow", () => {
    for (const button of document.querySelectorAll("button[disabled]")) button.disabled = false;
  });
}

/** What was done is said once, not after each reload. */
function forgetNotice() {
  const address = new URL(location.href);
  if (!address.searchParams.has("done")) return;
  address.searchParams.delete("done");
  history.replaceState(null, "", address);
}

/** Events as they happen, newest first; paused and filtered by hand. */
function watchBus() {
  const table = document.querySelector("[data-events]");
  if (!table) return;
  const [pause, filter, state] = ["#pause", "#filter", "#stream-state"].map((id) => document.querySelector(id));
  const most = 200;
  let paused = false;
  const say = (text, tone) => {
    state.textContent = text;
    state.className = `badge ${tone}`;
  };
  const fits = (row) => row.textContent.includes(filter.value.trim());
  const source = new EventSource("/api/v1/events");
  source.onopen = () => say("已连接", "good");
  source.onerror = () => say("重新连接中", "warning");
  source.onmessage = (message) => {
    if (paused) return;
    const event = JSON.parse(message.data);
    const row = document.createElement("tr");
    const time = String(event.time || "").replace("T", " ").slice(0, 19);
    for (const text of [time, event.type, event.subject || "", event.actor || ""]) {
      const cell = document.createElement("td");
      cell.textContent = text;
      row.append(cell);
    }
    row.hidden = !fits(row);
    table.prepend(row);
    while (table.rows.length > most) table.lastElementChild.remove();
    document.querySelector("#no-events").hidden = true;
  };
  filter.addEventListener("input", () => {
    for (const row of table.rows) row.hidden = !fits(row);
  });
  pause.addEventListener("click", () => {
    paused = !paused;
    pause.textContent = paused ? "继续" : "暂停";
    pause.setAttribute("aria-pressed", String(paused));
  });
}

/** From a fault of a draft's file to its line. */
function jumpToFaults() {
  for (const button of document.querySelectorAll("button[data-area]")) {
    button.addEventListener("click", () => {
      const area = document.getElementById(button.dataset.area);
      const lines = area.value.split("\n");
      const row = Math.min(Math.max(Number(button.dataset.row) || 1, 1), lines.length);
      const start = lines.slice(0, row - 1).reduce((sum, line) => sum + line.length + 1, 0);
      area.focus();
      area.setSelectionRange(start, start + lines[row - 1].length);
      area.scrollTop = Math.max(0, (row - 3) * parseFloat(getComputedStyle(area).lineHeight));
    });
  }
}

drawCharts();
jumpToFaults();
guardForms();
forgetNotice();
watchBus();
