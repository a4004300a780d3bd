// The words that this door needs of a catalogue (vite.config.ts).
declare module '*.json?public' {
  const words: Record<string, string>
  export default words
}
