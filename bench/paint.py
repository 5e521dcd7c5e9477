"""When pages show their largest part: `.venv/bin/python -m bench.paint ADDRESS…`.

Chromium as a middling phone: 390 pixels wide at two to one, a processor four times slower,
9 Mbit/s with 60 ms there and back, nothing kept from before. Printed is the median of five
loads of each address of a running paper (`make run`). With `--check` it fails where one takes
more than 1.2 seconds.
"""

import argparse
import os
import shutil
import sys
from statistics import median

from playwright.sync_api import sync_playwright

WITHIN, LOADS = 1200, 5  # milliseconds
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2}
NETWORK = {"offline": False, "latency": 60, "downloadThroughput": 9e6 / 8,
           "uploadThroughput": 1.5e6 / 8}  # fmt: skip
PAINTED = """() => new Promise(done => {
  let last = 0
  new PerformanceObserver(list => { for (const one of list.getEntries()) last = one.startTime })
    .observe({ type: 'largest-contentful-paint', buffered: true })
  setTimeout(() => done(last), 500)
})"""


def largest_paint(browser, address: str) -> float:
    """Milliseconds of one load, in a browser that has seen nothing yet."""
    context = browser.new_context(**PHONE)
    page = context.new_page()
    phone = context.new_cdp_session(page)
    phone.send("Network.enable")
    phone.send("Network.emulateNetworkConditions", NETWORK)
    phone.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.goto(address, wait_until="load")
    found = page.evaluate(PAINTED)
    context.close()
    return found


def main() -> None:
    """Measure each address and print a line for it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("addresses", nargs="+")
    asked.add_argument("--check", action="store_true", help="fail above 1.2 seconds")
    said = asked.parse_args()
    slow = False
    with sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for address in said.addresses:
            took = median(largest_paint(browser, address) for _load in range(LOADS))
            slow |= took > WITHIN
            print(f"{took:6.0f} ms  {address}")
    sys.exit(said.check and slow)


if __name__ == "__main__":
    main()
