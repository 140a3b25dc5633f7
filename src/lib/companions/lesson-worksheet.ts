/**
 * <lesson-worksheet>: makes of its lesson a worksheet, by its button for one print or by `?worksheet` in the address.
 * The style sheet hides the answers where they stand (`<html data-worksheet>`); copies of them come last in the lesson.
 */
class LessonWorksheet extends HTMLElement {
  #life = new AbortController();

  connectedCallback(): void {
    this.#life = new AbortController();
    const { signal } = this.#life;
    const here = this.ownerDocument.defaultView!;
    const isAsked = new URLSearchParams(here.location.search).has('worksheet');
    this.hidden = false;
    if (isAsked) this.#begin();
    this.querySelector('button')!.addEventListener(
      'click',
      () => {
        this.#begin();
        here.print();
        if (!isAsked) this.#end();
      },
      { signal },
    );
  }

  disconnectedCallback(): void {
    this.#life.abort();
    this.#end();
  }

  get #lesson(): Element {
    return this.closest('article')!;
  }

  #begin(): void {
    this.#end();
    this.ownerDocument.documentElement.dataset['worksheet'] = '';
    this.#lesson.append(answersIn(this.#lesson));
  }

  #end(): void {
    delete this.ownerDocument.documentElement.dataset['worksheet'];
    this.#lesson.querySelector('.worksheet-answers')?.remove();
  }
}

/** A list of the lesson's questions with their answers. */
function answersIn(lesson: Element): HTMLElement {
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

customElements.define('lesson-worksheet', LessonWorksheet);
