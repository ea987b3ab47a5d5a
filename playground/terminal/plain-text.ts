/** Marks of the platform's markdown and what stands for them in plain text; `names` are people by open_id. */
export function plainText(content: string, names: ReadonlyMap<string, string>): string {
  const named = (ids: string) =>
    ids
      .split(',')
      .map((id) => `@${id === 'all' ? '所有人' : (names.get(id) ?? id)}`)
      .join('')
  return content
    .replace(/<(?:at|person) ids?=['"]?([^'">\s]+)[^>]*>(?:<\/(?:at|person)>)?/g, (_, ids: string) =>
      named(ids),
    )
    .replace(/<text_tag[^>]*>([\s\S]*?)<\/text_tag>/g, '〔$1〕')
    .replace(/<br\s*\/?>/g, '\n')
    .replace(/<\/?font[^>]*>/g, '')
    .replace(/\[([^\]\n]+)\]\((https?:[^)\s]+)\)/g, '$1（$2）')
    .replace(/(\*\*|~~)([\s\S]+?)\1/g, '$2')
    .replace(/^#{1,6}\s+/gm, '')
    .replace(/&(?:zwj|nbsp);/g, ' ')
}
