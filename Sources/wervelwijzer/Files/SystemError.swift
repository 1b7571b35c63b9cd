import Glibc
import GuidelineModel

/// What the operating system said when something could not be read or written.
struct SystemError: Error {
  /// As `errno` has it.
  let code: CInt

  /// A symbolic link stands where none is followed; as other systems tell it from a ring of links.
  static let link = SystemError(code: EMLINK)

  /// What the last call said that failed.
  static var last: SystemError { SystemError(code: errno) }

  /// Something other than a file, such as a pipe or a device, stands where a file should.
  static let notAFile = SystemError(code: EINVAL)

  /// Waits until a descriptor is ready where that is all there is to it, and throws otherwise.
  func awaitOrThrow(_ descriptor: CInt, for event: Int32) throws(SystemError) {
    switch code {
    case EINTR:
      return
    case EAGAIN:
      var waiting = pollfd(fd: descriptor, events: Int16(event), revents: 0)
      // Whatever ends the wait, the next attempt tells.
      _ = unsafe poll(&waiting, 1, -1)
    default:
      throw self
    }
  }

  /// What it means, as the end of a sentence.
  var words: Text {
    switch code {
    case ENOSPC: Text(nl: "de schijf is vol", en: "the disk is full")
    case EDQUOT: Text(nl: "het quotum is op", en: "the quota is used up")
    case EFBIG:
      Text(
        nl: "het bestand zou groter worden dan is toegestaan",
        en: "the file would grow larger than is allowed")
    case EBADF: Text(nl: "gesloten, of niet hiervoor geopend", en: "closed, or not opened for this")
    case EIO: Text(nl: "het apparaat meldt een fout", en: "the device reports an error")
    case EACCES, EPERM: Text(nl: "dat mag niet", en: "this is not permitted")
    case EROFS: Text(nl: "hier kan alleen worden gelezen", en: "this can only be read from")
    case EISDIR: Text(nl: "dit is een map", en: "this is a folder")
    case EINVAL: Text(nl: "dit is geen gewoon bestand", en: "this is not a regular file")
    case ENOENT, ENOTDIR: Text(nl: "die map is er niet", en: "there is no such folder")
    case ESTALE:
      Text(
        nl: "een ander programma heeft het intussen veranderd; begin opnieuw om daarmee verder te "
          + "gaan, of bewaar in een ander bestand",
        en: "another program has changed it meanwhile; start again to go on from that, or save to "
          + "another file")
    case ENAMETOOLONG: Text(nl: "de naam is te lang", en: "the name is too long")
    case ELOOP:
      Text(
        nl: "de symbolische koppelingen lopen in een kring",
        en: "the symbolic links go round in a ring")
    case Self.link.code: Text(nl: "dit is een symbolische koppeling", en: "this is a symbolic link")
    default: Text(nl: "systeemfout \(code)", en: "system error \(code)")
    }
  }
}
