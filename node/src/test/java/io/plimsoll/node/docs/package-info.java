/**
 * Keeps the documents honest: what they name must be there. Reads sources and documents from the root of the project.
 */
package io.plimsoll.node.docs;
