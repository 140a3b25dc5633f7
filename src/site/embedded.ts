/**
 * Runs in the head of a figure's page for frames, before anything is painted: `<html data-theme data-compact data-slide>`
 * as its address asks, and `data-limited` where it locks or hides controls, which are not seen before they are. Plain text
 * for that reason.
 */
export const formFromUrl =
  "const p=new URLSearchParams(location.search),d=document.documentElement.dataset,t=p.get('theme');" +
  'if(/^(light|dark)$/.test(t))d.theme=t;' +
  "for(const n of ['compact','slide'])if(p.has(n))d[n]='';" +
  "if(p.has('lock')||p.has('hide'))d.limited=''";
