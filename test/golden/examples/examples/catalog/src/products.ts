export const products = {
  affogato: { cents: 525, sold: false },
  espresso: { cents: 240, sold: true },
  flatWhite: { cents: 380, sold: true },
} as const;