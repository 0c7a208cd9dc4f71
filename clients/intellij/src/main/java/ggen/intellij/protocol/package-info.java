/**
 * Mirrors of {@code server/src/protocol}, whose documentation holds. Records with the JSON's own names; what may be absent there is null
 * here. A test replays answers of the real server, recorded in {@code test/protocol}, through them.
 */
package ggen.intellij.protocol;
