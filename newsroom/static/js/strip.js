// Marks the photo in view, adds Previous and Next, keeps the address in step. The strip works without it.
for (const strip of document.querySelectorAll('.strip-photos')) {
  const list = strip.querySelector('ol'), numbers = strip.querySelector('.numbers')
  if (!list || !numbers) continue
  const links = [...numbers.querySelectorAll('a')]
  let now = 0
  const show = (to, quiet) => {
    now = Math.max(0, Math.min(links.length - 1, to))
    links.forEach((a, i) => i === now ? a.setAttribute('aria-current', 'true') : a.removeAttribute('aria-current'))
    if (!quiet) list.scrollTo({ left: (getComputedStyle(list).direction === 'rtl' ? -1 : 1) * now * list.clientWidth })
  }
  const button = (sign, label, step) => {
    const b = Object.assign(document.createElement('button'), { type: 'button', textContent: sign, onclick: () => show(now + step) })
    b.setAttribute('aria-label', label)
    return b
  }
  // After the numbers, so that nothing moves.
  numbers.append(button('‹', numbers.dataset.previous, -1), button('›', numbers.dataset.next, 1))
  links.forEach((a, i) => a.addEventListener('click', e => { e.preventDefault(); show(i); history.replaceState(null, '', a.hash) }))
  list.addEventListener('scroll', () => show(Math.round(Math.abs(list.scrollLeft) / list.clientWidth), true), { passive: true })
  show(Math.max(0, links.findIndex(a => a.hash === location.hash)), true)
}
