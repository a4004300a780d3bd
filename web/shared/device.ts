// What this device keeps for its reader. A browser that keeps nothing (storage blocked, a full
// phone) throws at the very name of its store: then it is kept as long as the page stands.
function keptIn(store: () => Storage) {
  const memory = new Map<string, string>()
  const tried = <T>(act: () => T): T | null => {
    try {
      return act()
    } catch {
      return null
    }
  }
  return {
    get: (name: string): string | null =>
      memory.get(name) ?? tried(() => store().getItem(name)),
    set(name: string, value: string): void {
      memory.set(name, value)
      tried(() => {
        store().setItem(name, value)
        memory.delete(name)
      })
    },
    drop(name: string): void {
      memory.delete(name)
      tried(() => store().removeItem(name))
    },
  }
}
export const onDevice = keptIn(() => localStorage)
export const inTab = keptIn(() => sessionStorage)
