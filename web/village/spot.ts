// A position as a spot check has it: hundredths of a degree, about a kilometre. Nothing finer
// leaves the phone.
export const place2 = ({ latitude, longitude }: { latitude: number; longitude: number }) => ({
  latitude_hundredths: Math.round(latitude * 100),
  longitude_hundredths: Math.round(longitude * 100),
})
