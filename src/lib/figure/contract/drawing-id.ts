/** What the ids inside a drawing begin with: the figure's name on its page, and which of its two drawings it is. */
export const drawingId = (id: string, width: number) => `${id}-${width}`;
