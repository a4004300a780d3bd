// The words that this door needs of a catalogue (tools/door_words.ts).
declare module '*.json?village' {
  const words: Record<string, string>
  export default words
}
