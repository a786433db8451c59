// Fingers: a message pulled sideways is replied to, one that is tapped shows its tools.

const FAR = 56; // pixels; from here on letting go replies
const STARTS = 14; // pixels; less is a tap, or the beginning of scrolling

/** `reply` gets the message that was pulled; messages are nodes with `.message` below `screen`. */
export function swipeToReply(screen, reply) {
  let pull = null;
  screen.addEventListener("touchstart", (event) => (pull = event.touches.length === 1 ? begun(event) : null), { passive: true });
  screen.addEventListener("touchmove", (event) => pull && follow(pull, event.touches[0]), { passive: true });
  screen.addEventListener("touchcancel", () => (pull = release(pull)), { passive: true });
  screen.addEventListener("touchend", () => {
    const far = pull?.sideways && Math.abs(pull.by) >= FAR;
    const message = pull?.node.message;
    pull = release(pull);
    if (far) reply(message);
  });
}

/** Without a pointer that hovers, a tap on a message shows what can be done with it; a second one hides that. */
export function tapForTools(screen) {
  screen.addEventListener("click", (event) => {
    if (event.target.closest("button, a")) return;
    const node = event.target.closest(".message");
    for (const shown of screen.querySelectorAll(".touched")) if (shown !== node) shown.classList.remove("touched");
    node?.classList.toggle("touched");
  });
}

function begun(event) {
  const node = event.target.closest(".message");
  if (!node?.message) return null;
  const { clientX: x, clientY: y } = event.touches[0];
  return { node, x, y, by: 0, sideways: false };
}

function follow(pull, { clientX, clientY }) {
  const across = clientX - pull.x;
  if (!pull.sideways && Math.abs(across) < Math.max(STARTS, 2 * Math.abs(clientY - pull.y))) return;
  pull.sideways = true;
  pull.by = Math.sign(across) * Math.min(Math.abs(across), FAR * 1.3);
  pull.node.style.transform = `translateX(${pull.by}px)`;
  pull.node.classList.toggle("pulled", Math.abs(pull.by) >= FAR);
}

function release(pull) {
  if (pull) {
    pull.node.style.transform = "";
    pull.node.classList.remove("pulled");
  }
  return null;
}
