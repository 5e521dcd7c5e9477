// The focal point of a photo: set by a click on it or by arrow keys, its crops shown at once.
// Without this the two numbers of the form say the same.
const stage = document.querySelector(".focus-stage")
const across = document.getElementById("id_focal_x")
const down = document.getElementById("id_focal_y")
const tools = document.getElementById("focus-tools")
const STEP = 0.01 // of the frame, for an arrow key; ten times that with Shift

if (stage?.querySelector("img") && across && !across.disabled) {
  const image = stage.querySelector("img")
  stage.append(tools.content)
  const handle = stage.querySelector("button")
  const help = document.querySelector("[data-focus-help]")
  const crops = document.querySelector("[data-focus-crops]")
  help.hidden = crops.hidden = false
  const numbers = across.closest("fieldset")
  numbers.hidden = !numbers.querySelector(".errorlist")
  const page = stage.closest(".photo-page")
  const read = box => {
    const share = Number.parseFloat(box.value)
    return Number.isNaN(share) ? 0.5 : Math.min(1, Math.max(0, share))
  }

  const show = () => {
    const [x, y] = [read(across) * 100, read(down) * 100]
    for (const [name, share] of [["--fx", x], ["--fy", y]]) {
      page.style.setProperty(name, `${share}%`)
    }
    const [left, top] = [Math.round(x), Math.round(y)]
    handle.setAttribute("aria-label", stage.dataset.words.replace("X", left).replace("Y", top))
    help.querySelector("[data-focus-place]").textContent = `${left} % / ${top} %`
  }
  const set = (x, y) => {
    for (const [box, share] of [[across, x], [down, y]]) {
      box.value = Math.min(1, Math.max(0, share)).toFixed(2)
      box.dispatchEvent(new Event("input", { bubbles: true }))
    }
  }
  const follow = event => {
    const frame = image.getBoundingClientRect()
    set((event.clientX - frame.left) / frame.width, (event.clientY - frame.top) / frame.height)
  }

  stage.addEventListener("pointerdown", event => {
    if (event.button !== 0) return
    event.preventDefault()
    stage.setPointerCapture(event.pointerId)
    handle.focus()
    follow(event)
  })
  stage.addEventListener("pointermove", event => {
    if (stage.hasPointerCapture(event.pointerId)) follow(event)
  })
  handle.addEventListener("keydown", event => {
    const moves = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }
    const move = moves[event.key]
    if (!move || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    const step = event.shiftKey ? STEP * 10 : STEP
    set(read(across) + move[0] * step, read(down) + move[1] * step)
  })
  for (const box of [across, down]) box.addEventListener("input", show)
  show()
}
