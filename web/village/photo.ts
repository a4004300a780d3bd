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
