/** 「三分钟走一遍」: whole matters, step by step, with what each role sees side by side. */
export function Tour() {
  return <main class="tour">三分钟走一遍</main>
}
