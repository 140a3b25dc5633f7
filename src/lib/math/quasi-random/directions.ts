/**
 * Directions of Sobol' points, from the table new-joe-kuo-6.21201 (Joe & Kuo, SIAM J. Sci. Comput. 30, 2008, 2635–2654),
 * chosen there so that points lie evenly in each plane of two dimensions.
 *
 * Of each dimension from the second on: its primitive polynomial over the field of two elements, the coefficient of the
 * highest power first, and the first direction numbers m₁, m₂, …, as many as the polynomial's degree.
 */
export const directions: readonly (readonly [polynomial: number, first: readonly number[]])[] = [
  [0b11, [1]],
  [0b111, [1, 3]],
  [0b1011, [1, 3, 1]],
  [0b1101, [1, 1, 1]],
  [0b10011, [1, 1, 3, 3]],
  [0b11001, [1, 3, 5, 13]],
  [0b100101, [1, 1, 5, 5, 17]],
  [0b101001, [1, 1, 5, 5, 5]],
  [0b101111, [1, 1, 7, 11, 19]],
  [0b110111, [1, 1, 5, 1, 1]],
  [0b111011, [1, 1, 1, 3, 11]],
  [0b111101, [1, 3, 5, 5, 31]],
  [0b1000011, [1, 3, 3, 9, 7, 49]],
  [0b1011011, [1, 1, 1, 15, 21, 21]],
  [0b1100001, [1, 3, 1, 13, 27, 49]],
  [0b1100111, [1, 1, 1, 15, 7, 5]],
  [0b1101101, [1, 3, 1, 15, 13, 25]],
  [0b1110011, [1, 1, 5, 5, 19, 61]],
  [0b10000011, [1, 3, 7, 11, 23, 15, 103]],
  [0b10001001, [1, 3, 7, 13, 13, 15, 69]],
  [0b10001111, [1, 1, 3, 13, 7, 35, 63]],
  [0b10010001, [1, 3, 5, 9, 1, 25, 53]],
  [0b10011101, [1, 3, 1, 13, 9, 35, 107]],
  [0b10100111, [1, 3, 1, 5, 27, 61, 31]],
  [0b10101011, [1, 1, 5, 11, 19, 41, 61]],
  [0b10111001, [1, 3, 5, 3, 3, 13, 69]],
  [0b10111111, [1, 1, 7, 13, 1, 19, 1]],
  [0b11000001, [1, 3, 7, 5, 13, 19, 59]],
  [0b11001011, [1, 1, 3, 9, 25, 29, 41]],
  [0b11010011, [1, 3, 5, 13, 23, 1, 55]],
  [0b11010101, [1, 3, 7, 3, 13, 59, 17]],
];
