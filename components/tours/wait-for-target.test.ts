// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { waitForTarget } from "./wait-for-target";

const TARGET = '<p data-tour="figures">Figures</p>';
const never = () => new AbortController().signal;

function show(html: string): void {
  document.body.innerHTML = `<main>${html}</main>`;
}

describe("waiting for what a step points at", () => {
  beforeEach(() => {
    HTMLElement.prototype.checkVisibility = function () {
      return !this.hidden;
    };
  });
  afterEach(() => vi.useRealTimers());

  it("finds what is there already", async () => {
    show(`<h1>Page</h1>${TARGET}`);
    expect(await waitForTarget("figures", never())).toHaveProperty("textContent", "Figures");
  });

  it("waits while the page is loading", async () => {
    show("<div>Loading</div>");
    const found = waitForTarget("figures", never());
    show(`<h1>Page</h1>${TARGET}`);
    expect(await found).not.toBeNull();
  });

  it("goes on at once where the page has loaded without it", async () => {
    show("<h1>Page</h1>");
    expect(await waitForTarget("figures", never())).toBeNull();
  });

  it("does not wait for charts that load when they are seen", async () => {
    show('<h1>Page</h1><div class="animate-pulse"></div>');
    expect(await waitForTarget("figures", never())).toBeNull();
  });

  it("does not point at what cannot be seen, as on a phone", async () => {
    show('<h1>Page</h1><p data-tour="figures" hidden>Figures</p>');
    expect(await waitForTarget("figures", never())).toBeNull();
  });

  it("takes a page that never ends loading for one without it", async () => {
    vi.useFakeTimers();
    show("<div>Loading</div>");
    const found = waitForTarget("figures", never());
    vi.advanceTimersByTime(10_000);
    expect(await found).toBeNull();
  });

  it("ends when the reader leaves", async () => {
    show("<div>Loading</div>");
    const leaving = new AbortController();
    const found = waitForTarget("figures", leaving.signal);
    leaving.abort();
    expect(await found).toBeNull();
  });
});
