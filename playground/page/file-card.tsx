import { fileAddress } from './calls.js'
import { Outline } from './icons.js'
import type { FileView } from './view.js'

/** 「12.4 KB」, as the client says how large a file is. */
function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  return bytes < 1_048_576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`
}

/** A file in the conversation, to be opened or kept; a picture is shown as it is. */
export function FileCard({ file, message, as }: { file: FileView; message: string; as: string }) {
  const address = fileAddress(as, message)
  if (file.picture)
    return (
      <a class="sent-picture" href={address} target="_blank" rel="noreferrer">
        <img src={address} alt={`图片 ${file.name}`.trim()} />
      </a>
    )
  return (
    <div class="file">
      <span class="file-icon" aria-hidden="true">
        <Outline name="doc" />
      </span>
      <span class="file-words">
        <span class="file-name">{file.name}</span>
        <span class="file-size">{sizeWords(file.size)}</span>
      </span>
      <span class="file-acts">
        {file.shown && (
          <a href={address} target="_blank" rel="noreferrer" aria-label={`打开 ${file.name}`}>
            打开
          </a>
        )}
        <a href={address} download={file.name} aria-label={`下载 ${file.name}`}>
          下载
        </a>
      </span>
    </div>
  )
}
