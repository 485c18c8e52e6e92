package io.plimsoll.journal;

/**
 * What an archiving did.
 *
 * @param files           moved, roll files and others.
 * @param bytes           of these, uncompressed.
 * @param archivedUpTo    last command that lies in the archive now; 0 for none.
 * @param snapshot        sequence of the snapshot that a start needs from now on; 0 if there is none.
 * @param obstacle        why the next roll file stays, in words.
 */
public record ArchiveResult(int files, long bytes, long archivedUpTo, long snapshot, String obstacle)
{
}
