// What is long comes to the page a slice at a time, so that no task of the browser is long.

const AT_A_TIME = 80; // rows laid out at once; more than a screen holds

// Resolves when the browser has drawn what is there.
const drawnNow = () => new Promise((resolve) => { requestAnimationFrame(() => setTimeout(resolve)); });

// The rows of a table: those kept are shown, in slices; the others are hidden.
class Rows {
  constructor(rows) {
    this.rows = rows;
    this.kept = rows;
    this.turn = 0;
  }

  // The first slice is shown before this returns. A later call takes the place of an earlier one.
  async show(kept = this.kept) {
    this.kept = kept;
    this.turn += 1;
    const mine = this.turn;
    for (const row of this.rows) row.hidden = true;
    for (let at = 0; at < kept.length; at += AT_A_TIME) {
      if (at) await drawnNow();
      if (mine !== this.turn) return;
      for (const row of kept.slice(at, at + AT_A_TIME)) row.hidden = false;
    }
  }

  // Paper has no later.
  showAll() {
    this.turn += 1;
    for (const row of this.kept) row.hidden = false;
  }
}
