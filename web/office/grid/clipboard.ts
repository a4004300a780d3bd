// Cells to the clipboard, as text with tabs: WPS and Excel read them as cells. By the copy event
// and not by navigator.clipboard, which an office without TLS does not have.
export function putOn(event: ClipboardEvent, text: string): void {
  event.clipboardData?.setData('text/plain', text)
  event.preventDefault()
}

// From a button: the browser asks for the text by an event of its own.
export function copyText(text: string): boolean {
  const put = (event: ClipboardEvent) => {
    putOn(event, text)
    event.stopImmediatePropagation()
  }
  document.addEventListener('copy', put, { capture: true, once: true })
  try {
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    document.removeEventListener('copy', put, { capture: true })
  }
}
