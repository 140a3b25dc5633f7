/**
 * Runs in the head: `<html data-afresh>` says that the page was opened at its beginning, neither reloaded nor come back
 * to, and that nobody has followed a link to a place of it yet. Until then it may be laid out bit by bit
 * (styles/far-blocks.css); who is brought to a place further down is brought there by its distance from the top, for
 * which every height must be known. Plain text, in words that old browsers read too.
 */
export const tellAfresh =
  `if((performance.getEntriesByType('navigation')[0]||{}).type==='navigate'&&!location.hash){` +
  `const {dataset}=document.documentElement;dataset.afresh='';` +
  `addEventListener('click',e=>{if(e.target.closest('[href*="#"]'))delete dataset.afresh},true)}`;
