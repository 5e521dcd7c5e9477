// Buttons, arrow keys and full screen, into which the strip moves. It works without.
for (const strip of document.querySelectorAll('.strip-photos')) {
  const [list, nav] = strip.querySelectorAll('ol, .numbers')
  if (!nav) continue
  const links = [...nav.children], { previous, next, full, close } = nav.dataset
  const sign = getComputedStyle(list).direction === 'rtl' ? -1 : 1
  let now = 0
  const mark = to => {
    now = Math.max(0, Math.min(links.length - 1, to))
    links.forEach((a, i) => (a.ariaCurrent = i === now ? 'true' : null))
    for (const one of list.querySelectorAll(`li:nth-child(${now + 2}) img`)) one.loading = 'eager'
  }
  const go = to => { mark(to); list.scrollTo(sign * now * list.clientWidth, 0) }
  const make = (tag, of) => Object.assign(document.createElement(tag), of)
  const button = (textContent, ariaLabel, onclick) =>
    nav.appendChild(make('button', { textContent, ariaLabel, onclick }))
  if (links.length) {
    button('‹', previous, () => go(now - 1))
    button('›', next, () => go(now + 1))
  }
  links.forEach((a, i) => (a.onclick = e => { e.preventDefault(); go(i); history.replaceState(0, '', a.hash) }))
  list.onscroll = () => mark(Math.round(sign * list.scrollLeft / list.clientWidth))
  strip.onkeydown = e => {
    const step = { ArrowLeft: -sign, ArrowRight: sign }[e.key]
    if (step && !(e.altKey || e.ctrlKey || e.metaKey)) { e.preventDefault(); go(now + step) }
  }
  const dialog = make('dialog', { ariaLabel: strip.ariaLabel })
  const move = (to, label) => {
    const at = now
    to.append(list, nav)
    go(at)
    opener.textContent = label
    opener.focus()
  }
  const opener = button(full, null, () => {
    if (dialog.open) return dialog.close()
    strip.style.minHeight = strip.offsetHeight + 'px'
    strip.append(dialog)
    for (const one of list.querySelectorAll('img, source')) one.sizes = '100vw'
    dialog.showModal()
    move(dialog, close)
  })
  dialog.onclose = () => { move(strip, full); dialog.remove(); strip.style = '' }
  mark(links.findIndex(a => a.hash === location.hash))
}
