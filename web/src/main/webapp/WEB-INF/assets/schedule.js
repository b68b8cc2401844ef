// The week begins on Monday. A week of columns does not fit a phone: there the schedule opens as a list of the week.
window.fitSchedule = function () {
  this.cfg.options.firstDay = 1;
  if (window.innerWidth < 640) {
    this.cfg.options.initialView = "listWeek";
  }
};
