/** The sign and the name. */
export function Brand() {
  return (
    <p class="brand">
      <img src="/icon.svg" alt="" width="28" height="28" />
      <span>Daylight</span>
    </p>
  );
}
