// A picture as it is sent: drawn anew, small enough for a village's network and large enough to
// read a signature, and without what a camera adds (place, device). What cannot be drawn goes as
// it is: the server says whether it takes it.
const kLongest = 2000
const kQuality = 0.82

export async function smaller(file: File): Promise<Blob> {
  try {
    const picture = await createImageBitmap(file)
    const scale = Math.min(1, kLongest / Math.max(picture.width, picture.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(picture.width * scale)
    canvas.height = Math.round(picture.height * scale)
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const drawn = await new Promise<Blob | null>((take) =>
      canvas.toBlob(take, 'image/jpeg', kQuality),
    )
    return drawn ?? file
  } catch {
    return file
  }
}

// As it goes inside a body.
export async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await new Response(file).arrayBuffer())
  const kStep = 0x8000 // more arguments than that a browser refuses
  let text = ''
  for (let at = 0; at < bytes.length; at += kStep)
    text += String.fromCharCode(...bytes.subarray(at, at + kStep))
  return btoa(text)
}

// The moment of a photograph: in UTC+8, where the work is.
export const timeNow = (now = Date.now()): string =>
  new Date(now + 8 * 3_600_000).toISOString().slice(11, 16)
