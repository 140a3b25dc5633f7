/** The last page of a worksheet: loaded when one is made. */

/** A list of the lesson's questions with their answers. */
export function answersIn(lesson: Element): HTMLElement {
  const page = lesson.ownerDocument;
  const make = (tag: 'section' | 'h2' | 'ol', ...children: (Node | string)[]) => {
    const made = page.createElement(tag);
    made.append(...children);
    return made;
  };
  const items = Array.from(lesson.querySelectorAll('figure-prediction'), (question) => {
    const item = page.createElement('li');
    const asked = page.createElement('p');
    asked.append(...copies(question.querySelector('legend')!.childNodes));
    item.append(asked, ...copies(question.querySelectorAll('.answer > :not(summary)')));
    return item;
  });
  const answers = make('section', make('h2', 'Answers'), make('ol', ...items));
  answers.className = 'worksheet-answers';
  return answers;
}

/** Without the names that only the originals can have. */
function copies(nodes: Iterable<Node>): Node[] {
  return Array.from(nodes, (node) => {
    const copy = node.cloneNode(true);
    if (copy instanceof Element)
      for (const named of [copy, ...copy.querySelectorAll('[id]')]) named.removeAttribute('id');
    return copy;
  });
}
